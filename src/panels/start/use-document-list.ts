import { useCallback, useEffect, useState } from 'react';
import type { Listed } from '../../editor/library/library';
import { useDocuments } from '../../editor/use-editor';

/** The designs of this browser, newest first, kept up with every tab; undefined until they are known. */
export const useDocumentList = (): readonly Listed[] | undefined => {
  const documents = useDocuments();
  const [list, setList] = useState<readonly Listed[] | undefined>(
    documents === undefined ? [] : undefined,
  );
  const read = useCallback(() => {
    void documents?.list().then(setList);
  }, [documents]);
  useEffect(() => {
    read();
    return documents?.subscribe(read);
  }, [documents, read]);
  return list;
};
