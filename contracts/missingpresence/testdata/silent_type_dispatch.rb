# Telling types apart is no evidence that nil may come.
class CountAuthors
  def call(authors)
    Log.create!(kind: "count")
    authors.is_a?(Relation) ? authors.pluck(:id) : authors.map(&:id)
  end
end
