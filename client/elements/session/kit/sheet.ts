import { unsafeCSS } from "lit"
import text from "../../../styles/text.css?inline"
import { controlStyles } from "../../forms/controls.ts"
import styles from "./sheet.css?inline"

/** The document's typography for an element's shadow root, with the controls of all pages. */
export const sessionStyles = [unsafeCSS(text), controlStyles, unsafeCSS(styles)]
