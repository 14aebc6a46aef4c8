import { unsafeCSS } from "lit"
import styles from "./toolStyles.css?inline"

/** The styles of the toolbar and of the bar at the selection. */
export const toolStyles = unsafeCSS(styles)
