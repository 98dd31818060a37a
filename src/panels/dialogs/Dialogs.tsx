/** Mount point; its content is on the way. */
export const Dialogs = () => null;
