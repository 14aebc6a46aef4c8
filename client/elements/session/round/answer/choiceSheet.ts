import { unsafeCSS } from "lit"
import styles from "./choiceSheet.css?inline"

/**
 * The styles of large choices. The choices are native radio buttons, so that arrow keys and screen readers work as
 * usual.
 */
export const choiceSheet = unsafeCSS(styles)
