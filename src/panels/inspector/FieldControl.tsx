import { useEditor, useEditorState } from '../../editor/use-editor';
import type { Design } from '../../model/design';
import { nameOf } from '../../model/find';
import { ChoicesField } from '../../ui/fields/ChoicesField';
import { FlagField } from '../../ui/fields/FlagField';
import { PickField } from '../../ui/fields/PickField';
import { SelectField } from '../../ui/fields/SelectField';
import { TextField } from '../../ui/fields/TextField';
import { useTopology } from '../elements/use-topology';
import { checkNumber, checkText, readNumber } from './check-text';
import type { FieldSpec } from './field-specs';
import { GuessHint } from './GuessHint';
import { guessedIn } from './marks';
import { ProfileField } from './ProfileField';
import { RefsField } from './RefsField';
import { setRef } from './ref-edits';
import { refOptions, refWords } from './ref-options';
import { fieldSource } from './source-words';
import { unsetWords } from './unset-words';
import { setAt, sharedValue } from './values';

interface FieldControlProps {
  /** One element, or several that share the field. */
  readonly ids: readonly string[];
  readonly spec: FieldSpec;
}

const monoFormats: ReadonlySet<string> = new Set(['ip4', 'ip6', 'subnet', 'mac', 'vlans']);

/** Where only one element may hold the value, several cannot be given it at once. */
const isSingle = (spec: FieldSpec): boolean =>
  spec.path[0] === 'cabledTo' || spec.shape.type === 'refs';

/** The control for one field of the model, made from its shape. */
export const FieldControl = ({ ids, spec }: FieldControlProps) => {
  const editor = useEditor();
  const design = useTopology();
  const readOnly = useEditorState((s) => s.readOnly);
  const { shape, path, required } = spec;
  const [first = ''] = ids;
  const isMany = ids.length > 1;
  if (isMany && isSingle(spec)) return null;
  const { value, mixed } = sharedValue(design, ids, path);
  const stated = value !== undefined || mixed;
  const unset = mixed ? 'mixed' : unsetWords(design, first, spec);
  const commit = (next: unknown, edit: Setter = setAt) =>
    editor.commit(titleFor(design, ids, shape.label, next), (d) =>
      ids.reduce((made, id) => edit(made, id, path, next as never), d),
    );
  const from = stated && !mixed ? fieldSource(design, ids, path) : undefined;
  const notes = {
    label: shape.label,
    help: shape.help,
    stated,
    disabled: readOnly,
    ...(path[0] === 'traffic' && ids.some((id) => guessedIn(design, id).includes('traffic'))
      ? { hint: <GuessHint ids={ids} /> }
      : from === undefined
        ? {}
        : { hint: from }),
    onClear: required ? undefined : () => commit(undefined, shape.type === 'ref' ? setRef : setAt),
  };
  if (shape.type === 'text' && path[0] === 'profile') {
    return (
      <ProfileField
        notes={notes}
        value={value as string | undefined}
        unset={unset}
        onCommit={commit}
      />
    );
  }
  switch (shape.type) {
    case 'text':
      return (
        <TextField
          {...notes}
          value={(value as string | undefined) ?? ''}
          placeholder={unset}
          check={checkText(shape, required)}
          mono={monoFormats.has(shape.format)}
          {...(shape.format === 'long' ? { lines: 3 } : {})}
          onCommit={(text) => {
            const trimmed = shape.format === 'long' ? text.trimEnd() : text.trim();
            commit(trimmed === '' ? undefined : trimmed);
          }}
        />
      );
    case 'int':
      return (
        <TextField
          {...notes}
          value={value === undefined ? '' : String(value)}
          placeholder={unset}
          check={checkNumber(shape, required)}
          mono
          numeric
          unit={shape.unit}
          suggestions={shape.common?.map(String)}
          onCommit={(text) => commit(readNumber(text))}
        />
      );
    case 'flag':
      return (
        <FlagField
          {...notes}
          value={value as boolean | undefined}
          unset={unset}
          onCommit={commit}
        />
      );
    case 'choice':
      return (
        <SelectField
          {...notes}
          value={value as string | undefined}
          options={optionsOf(shape.of)}
          unset={unset}
          required={required}
          onCommit={commit}
        />
      );
    case 'choices':
      return (
        <ChoicesField
          {...notes}
          value={value as readonly string[] | undefined}
          options={optionsOf(shape.of)}
          unset={unset}
          onCommit={commit}
        />
      );
    case 'ref':
      return (
        <PickField
          {...notes}
          text={typeof value === 'string' ? refWords(design, first, value) : undefined}
          chosen={value as string | undefined}
          unset={unset}
          options={() => refOptions(design, first, shape.to)}
          empty="There is nothing to choose yet."
          onCommit={(to) => commit(to, setRef)}
        />
      );
    case 'refs':
      return <RefsField id={first} spec={spec} to={shape.to} />;
  }
};

type Setter = (design: Design, id: string, path: readonly string[], value: never) => Design;

const optionsOf = (of: Readonly<Record<string, string>>) =>
  Object.entries(of).map(([value, text]) => ({ value, text }));

/** Words for the undo step: `Set MTU of vSwitch0`, `Clear VLAN of 4 elements`. */
const titleFor = (design: Design, ids: readonly string[], label: string, next: unknown): string => {
  const [first = ''] = ids;
  const whom = ids.length === 1 ? nameOf(design, first) : `${ids.length} elements`;
  return `${next === undefined ? 'Clear' : 'Set'} ${label} of ${whom}`;
};
