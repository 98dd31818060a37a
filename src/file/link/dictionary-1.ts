export const dictionaryText = '';
