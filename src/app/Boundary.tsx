import { Component, type ReactNode } from 'react';
import { Button } from '../ui/Button';

interface BoundaryProps {
  /** What has failed, in words: "The inspector". */
  readonly what: string;
  readonly children: ReactNode;
}

/** Keeps a fault inside one panel: the others, the document and its saving go on. */
export class Boundary extends Component<BoundaryProps, { readonly fault: string | undefined }> {
  override state: { readonly fault: string | undefined } = { fault: undefined };

  static getDerivedStateFromError(error: unknown) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }

  override render() {
    const { fault } = this.state;
    if (fault === undefined) return this.props.children;
    return (
      <div role="alert" className="m-3 rounded-lg border border-line bg-surface p-3 text-xs">
        <p className="font-semibold">{this.props.what} has stopped.</p>
        <p className="my-1 break-words text-ink-soft">{fault}</p>
        <p className="mb-2 text-ink-soft">Your design is not affected.</p>
        <Button onClick={() => this.setState({ fault: undefined })}>Try again</Button>
      </div>
    );
  }
}
