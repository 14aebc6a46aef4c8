import { unsafeCSS } from "lit"
import styles from "./choiceSheet.css?inline"

/** Choices that a finger can't miss: native radio buttons, so that arrows and screen readers work as they know. */
export const choiceSheet = unsafeCSS(styles)
