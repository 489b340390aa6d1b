import { expect, test } from 'vitest';
import { applicationPackages, applicationVersions } from '../../../../shared/tips/package-versions.ts';

test('an application has the version of its main package', () => {
  expect(applicationVersions({ libreoffice: '1:7.4', 'libreoffice-core': '4:24.2.7', 'firefox-esr': '128.5', bash: '5.2' })).toEqual({
    LibreOffice: '4:24.2.7',
    'Firefox ESR': '128.5',
  });
});

test('a package that only leads to a snap says nothing', () => {
  expect(applicationVersions({ firefox: '1:1snap1-0ubuntu5' })).toEqual({});
  expect(applicationVersions({ firefox: '1:1snap1-0ubuntu5', 'org.mozilla.firefox': '133.0' })).toEqual({ Firefox: '133.0' });
});

test('no package stands for two applications', () => {
  expect(new Set(applicationPackages).size).toBe(applicationPackages.length);
});
