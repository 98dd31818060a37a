import type { Point } from '../../layout/scene';
import { connecting } from '../../model/edits/connect';
import { type Doing, nothing, type Stage } from '../stage';
import { targetAt } from './target';

/** The wire on the pointer, with the target lit or the reason why it cannot land there. */
export const tryConnecting = (stage: Stage, from: string, at: Point): void => {
  const { target, id } = targetAt(stage, at);
  const next: Doing = { wire: { from, at } };
  if (target === undefined || id === undefined || id === from) {
    stage.doing.set(next);
    return;
  }
  const plan = connecting(stage.editor.store.getState().design, from, target);
  stage.doing.set(plan.ok ? { ...next, target: id } : { ...next, reason: plan.reason });
};

/** Lands a wire on an element, and puts the tool away; says why when it cannot. */
export const land = ({ editor, doing }: Stage, from: string, target: string | undefined): void => {
  if (target !== undefined && target !== from) {
    const plan = connecting(editor.store.getState().design, from, target);
    if (plan.ok) {
      editor.commit(plan.title, plan.edit, { select: [from] });
      editor.announce(plan.title);
    } else {
      editor.say({ text: plan.reason, tone: 'plain' });
    }
  }
  doing.set(nothing);
  editor.use({ kind: 'select' });
};

/** Lands the wire on what is under the pointer, or lets it go. */
export const endConnecting = (stage: Stage, from: string, at: Point): void => {
  land(stage, from, targetAt(stage, at).target);
};
