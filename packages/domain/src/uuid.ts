const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether the text is a UUID as RFC 9562 writes it (any version), so that it may be sent to a uuid column. */
export const isUuid = (text: string): boolean => UUID.test(text);
