/** Stands in for the file of this name beside the published facts. */
export { factKind } from '@channelgraph/events';
