// Recordings: to be started, stopped and downloaded.

export async function showRecordings() {
}
