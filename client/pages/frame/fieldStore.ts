import { tabWords } from "../../state/keptWords.ts"

/** Gives this tab's store to the fields of all elements in `root`. */
export function keepFieldWords(root: HTMLElement): void {
  root.addEventListener("words-wanted", event => {
    event.store = tabWords
  })
}
