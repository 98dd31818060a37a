import { useEditorState } from '../../editor/use-editor';
import { failedIn } from '../../editor/what-if';
import { classes } from '../../ui/class-names';
import { KindIcon } from '../elements/KindIcon';
import { NameInput } from '../elements/NameInput';
import { TrafficDots } from '../elements/TrafficDots';
import { WorstBadge } from '../elements/WorstBadge';
import type { OutlineRow } from './rows';

interface OutlineLabelProps {
  readonly row: OutlineRow;
  readonly isRenaming: boolean;
  readonly onRenamed: (isKeyboard: boolean) => void;
}

/** Icon, name, detail and worst finding of one row; the name becomes a field while renaming. */
export const OutlineLabel = ({ row, isRenaming, onRenamed }: OutlineLabelProps) => {
  const lint = useEditorState((s) => s.lint);
  const { item } = row;
  const whatIf = useEditorState((s) => s.whatIf);
  const isDown = item.id !== undefined && failedIn(whatIf).includes(item.id);
  const isQuiet = item.id === undefined || item.kind === 'nic' || item.kind === 'vnic';
  return (
    <>
      <KindIcon kind={item.kind} size={13} />
      {isRenaming && item.id !== undefined ? (
        <NameInput id={item.id} onDone={onRenamed} />
      ) : (
        <span
          className={classes(
            'min-w-0 flex-1 truncate',
            isDown ? 'text-error line-through' : isQuiet && 'text-ink-soft',
          )}
        >
          {item.text}
          {item.detail !== '' && (
            <span className="ml-1.5 text-2xs text-ink-faint group-aria-selected/row:text-ink-soft">
              {item.detail}
            </span>
          )}
        </span>
      )}
      {item.id !== undefined && <TrafficDots id={item.id} />}
      {item.id !== undefined && <WorstBadge findings={lint.of(item.id)} />}
    </>
  );
};
