import type { Source } from '../../lint/rule';

/** Only https leads out of the app: a source is text first, a link second. */
const isLink = (url: string | undefined): url is string => url?.startsWith('https://') === true;

/** Where the guidance comes from, with the words it rests on. */
export const RuleSources = ({ sources }: { readonly sources: readonly Source[] }) => (
  <section>
    <h4 className="panel-title">Sources</h4>
    <ul className="flex flex-col gap-2">
      {sources.map((source) => (
        <li key={`${source.tag} ${source.title} ${source.quote ?? ''}`}>
          {source.quote !== undefined && (
            <blockquote className="border-line-strong border-l-2 pl-3 italic">
              “{source.quote}”
            </blockquote>
          )}
          <span className="text-ink-soft text-xs">
            {isLink(source.url) ? (
              <a href={source.url} target="_blank" rel="noopener noreferrer" className="underline">
                {source.title}
              </a>
            ) : (
              source.title
            )}{' '}
            <span className="font-mono">{source.tag}</span>
          </span>
        </li>
      ))}
    </ul>
  </section>
);
