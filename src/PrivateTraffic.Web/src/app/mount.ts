/** Where the product is mounted: the server writes it as <base>. Ends with a slash. */
export const mountPath = (): string => new URL('.', document.baseURI).pathname

/** An address below the mount path, such as `console/` or `api/v1/`. */
export const addressOf = (path: string): string => mountPath() + path

/** The page that is open, as signing in comes back to it. */
export const currentPage = (): string => location.pathname + location.search
