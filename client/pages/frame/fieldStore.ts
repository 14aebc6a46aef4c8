import { tabWords } from "../../state/kept/keptWords.ts"

/** Provides the tab's storage to all fields inside `root`, so that these fields keep unsent text. */
export function keepFieldWords(root: HTMLElement): void {
  root.addEventListener("words-wanted", event => {
    event.store = tabWords
  })
}
