/** The name under which the browser keeps the ids of its long exports. */
export const jobsKept = "plenary.exports"
