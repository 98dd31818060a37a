import { Dialog } from '../../ui/Dialog';

export const ProfilesDialog = ({ onClose }: { readonly onClose: () => void }) => (
  <Dialog title="Rule profiles" onClose={onClose}>
    {null}
  </Dialog>
);
