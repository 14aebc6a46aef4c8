/**
 * Copies a text to the clipboard and returns whether this succeeded. Over plain http a page has no clipboard. Therefore
 * the function also selects the shown text, so that the usual keys copy it.
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
