import { IconClock, IconMail, IconPhone } from '@tabler/icons-react';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { openingAt, usualOfficeHours } from '../../../shared/model/opening.ts';
import type { Policy } from '../../../shared/model/policy.ts';
import { Card } from '../../components/ui/Card.tsx';
import facts from '../../components/ui/Facts.module.css';
import { useClock } from '../call.ts';
import { useStart } from '../context.tsx';
import styles from './contact.module.css';
import { hoursText, openingText } from './opening-text.ts';

/** "021 555 0101; 0812 000 111": as many as IT names. */
const numbersOf = (phone: string): string[] =>
  phone
    .split(';')
    .map((number) => number.trim())
    .filter((number) => number !== '');

/** What IT wrote in words wins over hours that nobody has touched. */
const hoursCount = ({ contact, officeHours }: Policy): boolean =>
  !contact.hours || JSON.stringify(officeHours) !== JSON.stringify(usualOfficeHours);

/** Numbers, addresses, and whether somebody is there. Known without a network. */
export function Ways() {
  const { t } = useTranslation();
  const { policy, language } = useStart();
  const { phone = '', email = '', hours = '' } = policy.contact;
  const numbers = numbersOf(phone);
  if (numbers.length === 0 && email === '' && hours === '') {
    return (
      <Card>
        <p className={facts.none}>{t('contact.none')}</p>
      </Card>
    );
  }
  const counts = numbers.length > 0 && hoursCount(policy);
  return (
    <Card>
      <dl className={facts.facts}>
        {numbers.length > 0 && (
          <div className={facts.fact}>
            <dt>
              <IconPhone size={22} stroke={1.7} aria-hidden />
              {t('contact.phone')}
            </dt>
            {numbers.map((number) => (
              <dd key={number}>{number}</dd>
            ))}
          </div>
        )}
        {email !== '' && (
          <div className={facts.fact}>
            <dt>
              <IconMail size={22} stroke={1.7} aria-hidden />
              {t('contact.email')}
            </dt>
            <dd>{email}</dd>
          </div>
        )}
        {(counts || hours !== '') && (
          <div className={facts.fact}>
            <dt>
              <IconClock size={22} stroke={1.7} aria-hidden />
              {t('contact.hours')}
            </dt>
            <dd>{hours || hoursText(policy.officeHours, language, t)}</dd>
            {counts && <OpenNow policy={policy} language={language} />}
          </div>
        )}
      </dl>
    </Card>
  );
}

function OpenNow({ policy: { officeHours }, language }: { readonly policy: Policy; readonly language: string }) {
  const { t } = useTranslation();
  const now = useClock(
    useCallback(
      (time: number) => {
        const { next } = openingAt(officeHours, time);
        return next === null ? null : next - time;
      },
      [officeHours],
    ),
  );
  const opening = openingAt(officeHours, now);
  return (
    <dd className={styles.opening} data-open={opening.open}>
      {openingText(opening, now, language, t)}
    </dd>
  );
}
