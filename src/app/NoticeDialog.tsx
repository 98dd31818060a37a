import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { showNotice, useNotice } from './notice';

const shownAtMost = 200;

/** What was wrong with a file or a link, and what became of it. */
export const NoticeDialog = () => {
  const notice = useNotice();
  if (notice === undefined) return null;
  const lines = [...new Set(notice.lines)];
  const close = () => showNotice(undefined);
  return (
    <Dialog
      title={notice.title}
      onClose={close}
      foot={
        <Button look="strong" onClick={close}>
          Close
        </Button>
      }
    >
      <div className="flex flex-col gap-2 p-4">
        <p className="break-words">{notice.text}</p>
        {lines.length > 0 && (
          <ul className="flex list-disc flex-col gap-1 pl-5 text-xs">
            {lines.slice(0, shownAtMost).map((line) => (
              <li key={line} className="break-words">
                {line}
              </li>
            ))}
          </ul>
        )}
        {lines.length > shownAtMost && (
          <p className="text-ink-soft text-xs">{lines.length - shownAtMost} more.</p>
        )}
      </div>
    </Dialog>
  );
};
