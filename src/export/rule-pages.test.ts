import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Rule } from '../lint/rule';
import { rules } from '../rules/index';
import { rulePage, rulePages } from './rule-pages';

const pages = rulePages(rules);
const html = [...pages].filter(([path]) => path.endsWith('.html'));

/** Undefined where every tag is closed in order and every text and attribute is escaped. */
const faultOf = (text: string): string | undefined => {
  const open: string[] = [];
  const token =
    /<!doctype html>|<(\/?)([a-zA-Z][\w-]*)((?:\s+[a-zA-Z_:][\w:.-]*="[^"<>]*")*)\s*(\/?)>|[^<>]+|[<>]/gy;
  for (const [whole, closing, tag, attributes, empty] of text.matchAll(token)) {
    if (whole === '<' || whole === '>') return `a stray ${whole} in ${open.join(' > ')}`;
    if (/&(?!(?:amp|lt|gt|quot|apos);)/.test(tag === undefined ? whole : (attributes ?? ''))) {
      return `an unescaped & in ${whole.slice(0, 80)}`;
    }
    if (tag === undefined || empty === '/') continue;
    if (closing === '') open.push(tag);
    else if (open.pop() !== tag) return `</${tag}> closes something else`;
  }
  return open.length === 0 ? undefined : `open: ${open.join(' > ')}`;
};

test('the check of markup finds what is wrong', () => {
  expect(faultOf('<p>a &amp; b<br /></p>')).toBeUndefined();
  expect(faultOf('<p>a & b</p>')).toContain('&');
  expect(faultOf('<p>a < b</p>')).toContain('stray');
  expect(faultOf('<p><b></p></b>')).toContain('closes');
  expect(faultOf('<p>')).toContain('open');
});

test('every rule has a page at its id, and the index links to each', () => {
  const index = pages.get('index.html') ?? '';
  for (const { id, title } of rules) {
    expect(pages.has(`${id}.html`), id).toBe(true);
    expect(index).toContain(`href="${id}.html"`);
    expect(title).not.toBe('');
  }
  expect(pages.size).toBe(rules.length + 2);
});

test.each(html)(
  '%s is well formed, runs nothing and leads nowhere that is not there',
  (path, text) => {
    expect(faultOf(text)).toBeUndefined();
    expect(text).not.toMatch(/<script|<style|<iframe|\son\w+=|\sstyle=|javascript:/i);
    expect(text).toContain('default-src &apos;none&apos;; style-src &apos;self&apos;');
    const ids = [...text.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, href = ''] of text.matchAll(/\shref="([^"]*)"/g)) {
      if (href.startsWith('https://')) continue;
      const [file = '', hash] = href.split('#');
      const target = posix.normalize(posix.join(posix.dirname(path), file));
      if (target.startsWith('..')) {
        expect(['../index.html', '../favicon.svg']).toContain(target);
        if (hash !== undefined) expect(rules.some(({ id }) => hash === `rule=${id}`)).toBe(true);
      } else expect(pages.has(target), href).toBe(true);
    }
  },
);

describe('a page', () => {
  test('escapes everything that a rule says', () => {
    const [rule] = rules;
    if (rule === undefined) throw new Error('no rule');
    const evil = '<img src=x onerror="alert(1)"> & \u0000]]>';
    const hostile: Rule = {
      ...rule,
      title: evil,
      why: evil,
      howToFix: evil,
      notes: evil,
      sources: [{ tag: evil, title: evil, quote: evil, url: 'javascript:alert(1)' }],
      messages: { ...rule.messages, evil },
    };
    const text = rulePage(hostile);
    expect(faultOf(text)).toBeUndefined();
    expect(text).not.toMatch(/<img|javascript:/);
  });

  test('draws each example in the colours of the page', () => {
    for (const rule of rules) {
      const text = pages.get(`${rule.id}.html`) ?? '';
      const { bad, good } = rule.examples;
      expect(text.match(/<svg/g)).toHaveLength(bad.length + good.length);
      expect(text).not.toMatch(/fill="#/);
    }
    expect(pages.get('rules.css')).toContain('prefers-color-scheme: dark');
  });
});
