import { expect, test } from 'vitest';
import { severityRows, severityText } from './severities';

const messages = { near: '{a} is near.', far: '{a} is far.', gone: '{a} is gone.' };
const all = (one: 'error' | 'info' | 'off') =>
  ({ essentials: one, 'strict-isolation': one, converged: one, hyperv: one }) as const;

test('messages alike in every profile are one row', () => {
  expect(severityRows({ messages, severity: all('error') })).toEqual([
    { texts: Object.values(messages), severity: all('error') },
  ]);
});

test('each message has its own severity where they differ in some profile', () => {
  const severity = {
    ...all('error'),
    essentials: { near: 'info', far: 'off', gone: 'info' },
  } as const;
  expect(severityRows({ messages, severity })).toEqual([
    {
      texts: [messages.near, messages.gone],
      severity: { ...all('error'), essentials: 'info' },
    },
    { texts: [messages.far], severity: { ...all('error'), essentials: 'off' } },
  ]);
  expect(severityText(severity.essentials)).toBe('info / off');
});
