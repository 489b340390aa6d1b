import { type ClipboardEvent, type DragEvent, useContext } from 'react';
import { PictureAdder } from './picture-adder.ts';
import { picturesAmong } from './store-picture.ts';

type Insert = (markdown: string, caret: number) => void;

/** Makes what a text field needs so that pictures can be pasted and dropped into it. `insert` is called when one is stored. */
export function usePictureDrop() {
  const { add } = useContext(PictureAdder);
  const take = (files: FileList | null | undefined, field: HTMLTextAreaElement, insert: Insert): boolean => {
    const pictures = picturesAmong(files);
    const caret = field.selectionEnd;
    for (const file of pictures) add(file, (markdown) => insert(markdown, caret));
    return pictures.length > 0;
  };
  return (insert: Insert) => ({
    onPaste: (event: ClipboardEvent<HTMLTextAreaElement>) => {
      if (take(event.clipboardData.files, event.currentTarget, insert)) event.preventDefault();
    },
    onDragOver: (event: DragEvent<HTMLTextAreaElement>) => {
      if (event.dataTransfer.types.includes('Files')) event.preventDefault();
    },
    onDrop: (event: DragEvent<HTMLTextAreaElement>) => {
      if (event.dataTransfer.files.length === 0) return;
      // The browser would open the file and leave the page.
      event.preventDefault();
      take(event.dataTransfer.files, event.currentTarget, insert);
    },
  });
}
