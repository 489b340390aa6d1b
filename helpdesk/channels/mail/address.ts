export { isMailAddress as isAddress } from '../../../shared/model/mail-address.ts';
