import { unsafeCSS } from "lit"
import styles from "./noteStyles.css?inline"

/**
 * The CSS rules of the note's text. ProseMirror requires some of these rules. The rules are added to the document,
 * because the note is in light DOM (docs/decisions/light-dom-for-the-editor.md).
 */
export const noteStyles = unsafeCSS(styles)
