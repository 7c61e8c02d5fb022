interface Filter {
	columnId: string;
}

const project = ({ columnIds = [], filters = [] }: { columnIds?: string[]; filters?: Filter[] }): Record<string, string> => {
	const names: Record<string, string> = {
		"#pk": "tableId",
		...(columnIds.length || filters?.length ? { "#data": "data" } : {}),
	};
	filters.forEach((filter) => {
		names[filter.columnId] = filter.columnId;
	});
	return names;
};

// What is handed on as undefined gets the default of the key.
export const rows = async ({ tableId, columnIds, filters }: { tableId: string; columnIds?: string[]; filters?: Filter[] }): Promise<string> => {
	return tableId + Object.keys(project({ columnIds, filters })).join(",");
};

export async function all(tableId: string, filters: Filter[]) {
	return await rows({ tableId, filters });
}
