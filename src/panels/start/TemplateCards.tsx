import { useMemo } from 'react';
import { sceneOf } from '../../layout/build-scene';
import { ScenePicture } from '../../picture/ScenePicture';
import { templates } from '../../templates/index';
import type { Template } from '../../templates/template';

/** The ready designs, each with its picture. */
export const TemplateCards = ({
  onChoose,
}: {
  readonly onChoose: (template: Template) => void;
}) => (
  <ul className="grid grid-cols-[repeat(auto-fill,minmax(240px,1fr))] gap-3">
    {templates.map((template) => (
      <li key={template.id}>
        <TemplateCard template={template} onChoose={() => onChoose(template)} />
      </li>
    ))}
  </ul>
);

const TemplateCard = ({
  template,
  onChoose,
}: {
  readonly template: Template;
  readonly onChoose: () => void;
}) => {
  const scene = useMemo(() => sceneOf(template.make()), [template]);
  return (
    <button
      type="button"
      onClick={onChoose}
      data-template={template.id}
      className="flex h-full w-full flex-col overflow-hidden rounded-lg border border-line bg-surface text-start hover:border-accent"
    >
      <span className="block h-36 w-full border-line border-b bg-ground p-2">
        <ScenePicture
          scene={scene}
          title={`Picture of ${template.title}`}
          className="h-full w-full"
        />
      </span>
      <span className="flex flex-col gap-0.5 p-3">
        <span className="font-semibold text-sm">{template.title}</span>
        <span className="text-ink-soft text-xs leading-4">{template.summary}</span>
      </span>
    </button>
  );
};
