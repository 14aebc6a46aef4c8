/**
 * Puts a text on the clipboard, and returns whether it is there. Over plain http a page has no clipboard: then the
 * shown text is selected, so that the usual keys copy it.
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
