/** Lower-cases A to Z and nothing else: other scripts have letters that fold into these, e.g. the Kelvin sign into k. */
const lower = (text: string): string => text.replace(/[A-Z]/g, letter => letter.toLowerCase())

/**
 * Characters that are not part of a host's name. A URL parser accepts some of them and drops others without a word:
 * control characters, and characters that no reader sees.
 */
const notOfHost = /[/?#\\:@[\]%\s\p{Cc}\p{Default_Ignorable_Code_Point}]/u

/** A domain in the form that the name service knows, e.g. `xn--bcher-kva.example`. */
function asciiDomain(domain: string): string {
  if (/^[ -~]*$/.test(domain) || notOfHost.test(domain)) return lower(domain)
  try {
    return new URL(`http://${domain}`).hostname
  } catch {
    return domain
  }
}

/**
 * Names the mailbox of an e-mail address. Two addresses are one mailbox if, and only if, their names are equal: the local
 * part is as it was written except for the case of A to Z, and the domain is in A-labels. Everything that compares
 * addresses compares these names, so that nobody reaches a mailbox by letters that only look like its own.
 */
export function mailboxOf(email: string): string {
  const at = email.lastIndexOf("@")
  return at < 0 ? lower(email) : `${lower(email.slice(0, at))}@${asciiDomain(email.slice(at + 1))}`
}
