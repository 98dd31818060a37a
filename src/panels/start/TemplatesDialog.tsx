import { useState } from 'react';
import { useEditor } from '../../editor/use-editor';
import { mostHosts, type Template } from '../../templates/template';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { TemplateCards } from './TemplateCards';

/** A new design from a template, with as many hosts as wanted. */
export const TemplatesDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const editor = useEditor();
  const [chosen, setChosen] = useState<Template>();
  const [hosts, setHosts] = useState<number>();
  const { least = 1, most = mostHosts } = chosen ?? {};
  const isWrong =
    hosts !== undefined && (!Number.isInteger(hosts) || hosts < least || hosts > most);
  const open = () => {
    if (chosen === undefined || isWrong) return;
    onClose();
    void editor.openNew(chosen.make(hosts === undefined ? {} : { hosts }));
  };
  return (
    <Dialog
      title={chosen === undefined ? 'Start from a template' : chosen.title}
      onClose={onClose}
      width={chosen === undefined ? 860 : 420}
      foot={
        chosen !== undefined && (
          <>
            <Button onClick={() => setChosen(undefined)}>Back</Button>
            <Button look="strong" disabled={isWrong} onClick={open}>
              Open
            </Button>
          </>
        )
      }
    >
      <div className="p-4 text-xs">
        {chosen === undefined ? (
          <TemplateCards onChoose={setChosen} />
        ) : (
          <form
            className="flex flex-col gap-3"
            onSubmit={(event) => {
              event.preventDefault();
              open();
            }}
          >
            <p>{chosen.summary}</p>
            <label className="flex flex-col gap-1">
              Hosts
              <input
                type="number"
                min={least}
                max={most}
                autoFocus
                className="control"
                placeholder="as the template has them"
                aria-invalid={isWrong}
                value={hosts ?? ''}
                onChange={(event) =>
                  setHosts(event.target.value === '' ? undefined : event.target.valueAsNumber)
                }
              />
            </label>
            {isWrong && (
              <p className="text-error">
                A whole number from {least} to {most}.
              </p>
            )}
          </form>
        )}
      </div>
    </Dialog>
  );
};
