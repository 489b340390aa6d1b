import { z } from 'zod';
import { text } from './units.ts';

export const scannersSection = z.object({
  /** Whether programs can scan at all: the SANE library and its list of drivers are there. */
  sane: z.boolean(),
  /** Whether scanners without a driver of their own are spoken to (eSCL, WSD): sane-airscan or the escl driver. */
  driverless: z.boolean(),
  /** On USB. `known`: a driver of SANE claims it. `driverless`: it speaks IPP over USB, for which ipp-usb has to run. */
  attached: z.array(z.object({ name: text, maker: text.optional(), known: z.boolean(), driverless: z.boolean() })),
  ippUsbRunning: z.boolean(),
  /** How many are set up by address; never the addresses. */
  configured: z.number().int(),
});
