import { unsafeCSS } from "lit"
import styles from "./choiceSheet.css?inline"

/** Large choices: native radio buttons, so that arrow keys and screen readers work as usual. */
export const choiceSheet = unsafeCSS(styles)
