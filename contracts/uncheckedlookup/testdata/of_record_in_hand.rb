class RebuildEffort
  def call(effort_id, params)
    @effort = Effort.find(effort_id)
    effort = Effort.includes(:splits).find_by(id: @effort.id) # want unchecked-lookup effort @information
    effort.rebuild
    other = Effort.find_by(id: params[:other_id]) # want unchecked-lookup other @information
    other.rebuild
    docs = SearchService.query("a").dig("response", "docs") # want unchecked-lookup docs @information
    docs.each { |d| d.touch }
    found = client.lists.search(effort_id, count: 10)
    found.dig("tags").map { |t| t.touch } # want unchecked-lookup @information
    answer = client.chats.answer(effort_id, count: 10)
    answer.dig("choices", 0, "text").strip # want unchecked-lookup @information
    client.lists.fields(effort_id, count: 10).dig("fields").map { |f| f.touch } # want unchecked-lookup @information
  end
end

class TellModified
  def call(entity, payload)
    entity.subsets.dig("modified", "files").each { |f| f.touch } # want unchecked-lookup @information
    payload.dig("modified", "files").each { |f| f.touch } # want unchecked-lookup @warning
  end
end
