import { unsafeCSS } from "lit"
import styles from "./toolStyles.css?inline"

/** Shared by the toolbar and the bar at the selection. */
export const toolStyles = unsafeCSS(styles)
