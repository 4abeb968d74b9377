export { countsAsSpikes, isSpikeTrain } from '../../engine/network/sources.ts';
