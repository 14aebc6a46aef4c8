import { unsafeCSS } from "lit"
import text from "../../../styles/text.css?inline"
import { controlStyles } from "../../forms/controls.ts"
import styles from "./sheet.css?inline"

/** The styles for an element's shadow root: the document's typography, and the controls that all pages use. */
export const sessionStyles = [unsafeCSS(text), controlStyles, unsafeCSS(styles)]
