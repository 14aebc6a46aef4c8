import { unsafeCSS } from "lit"
import styles from "./noteStyles.css?inline"

/**
 * The note lies in light DOM (docs/decisions/light-dom-for-the-editor.md), so these rules go into the document. The
 * first ones are required by ProseMirror.
 */
export const noteStyles = unsafeCSS(styles)
