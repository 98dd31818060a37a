/**
 * How far a link of this length travels. Thresholds: what mail clients, chats and browsers were
 * seen to keep whole (2,000 everywhere, 8,000 most web servers and chats, 32,000 by copy and paste).
 */
export interface Budget {
  readonly tone: 'good' | 'fair' | 'long' | 'tooLong';
  readonly text: string;
}

export const linkBudget = (characters: number): Budget => {
  if (characters <= 2000) return { tone: 'good', text: 'Fits everywhere.' };
  if (characters <= 8000) return { tone: 'fair', text: 'Some mail and chat services cut it.' };
  if (characters <= 32_000) return { tone: 'long', text: 'Copy and paste only.' };
  if (characters <= 1_000_000) {
    return { tone: 'long', text: 'Too long for most channels: hand over the file instead.' };
  }
  return { tone: 'tooLong', text: 'Too long for a link: hand over the file instead.' };
};
