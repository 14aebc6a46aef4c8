import { tabWords } from "../../state/keptWords.ts"

/** The fields of all elements in `root` find here the words that this tab keeps for them. */
export function keepFieldWords(root: HTMLElement): void {
  root.addEventListener("words-wanted", event => {
    event.store = tabWords
  })
}
