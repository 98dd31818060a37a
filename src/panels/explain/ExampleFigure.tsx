import { useMemo } from 'react';
import { pathThrough } from '../../analysis/paths';
import { sceneOf } from '../../layout/build-scene';
import { judgeExample } from '../../lint/example';
import type { Example, Rule } from '../../lint/rule';
import type { Design } from '../../model/design';
import { ScenePicture } from '../../picture/ScenePicture';
import { SeverityMark } from '../../ui/SeverityMark';

interface ExampleFigureProps {
  readonly rule: Rule;
  readonly example: Example;
  readonly isBad: boolean;
}

/** The paths through all that the finding is about. */
const litBy = (design: Design, objects: readonly string[] = []) =>
  objects.length === 0 ? undefined : new Set(objects.flatMap((id) => [...pathThrough(design, id)]));

/** One of the rule's own examples, drawn and judged: what is shown is what the test checks. */
export const ExampleFigure = ({ rule, example, isBad }: ExampleFigureProps) => {
  const { scene, findings, lit } = useMemo(() => {
    const { design, result } = judgeExample(rule, example);
    const found = [...result.findings, ...result.questions];
    return {
      scene: sceneOf(design),
      findings: result.findings,
      lit: isBad ? litBy(design, found[0]?.objects) : undefined,
    };
  }, [rule, example, isBad]);
  return (
    <figure className="overflow-hidden rounded-lg border border-line">
      <figcaption className="flex items-start gap-2 border-line border-b bg-raised px-3 py-1.5 text-xs">
        <span className={`font-semibold ${isBad ? 'text-error' : 'text-good'}`}>
          {isBad ? 'Bad' : 'Good'}
        </span>
        <span>{example.title}</span>
      </figcaption>
      <div className="bg-ground p-2">
        <ScenePicture
          scene={scene}
          title={`Example: ${example.title}`}
          className="mx-auto block max-h-80 w-full"
          {...(lit === undefined ? {} : { lit })}
        />
      </div>
      {findings.length > 0 && (
        <ul className="border-line border-t px-3 py-2 text-xs leading-5">
          {findings.map((finding) => (
            <li key={finding.key} className="flex items-start gap-2">
              <span className="pt-1">
                <SeverityMark severity={finding.severity} />
              </span>
              {finding.text}
            </li>
          ))}
        </ul>
      )}
    </figure>
  );
};
