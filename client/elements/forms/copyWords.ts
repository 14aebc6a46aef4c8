/**
 * Copies a text to the clipboard and returns whether this succeeded. A page over plain HTTP cannot use the clipboard.
 * The function therefore also selects the shown text, so that the reader can copy it with the keyboard.
 */
export async function copyWords(text: string, shown: HTMLElement | null): Promise<boolean> {
  if (shown instanceof HTMLInputElement || shown instanceof HTMLTextAreaElement) shown.select()
  else if (shown) getSelection()?.selectAllChildren(shown)
  const clipboard: Clipboard | undefined = navigator.clipboard
  return (
    (await clipboard?.writeText(text).then(
      () => true,
      () => false,
    )) ?? false
  )
}
