/** Who acts where nobody does. */
export const MACHINE = 'system:workflows';
