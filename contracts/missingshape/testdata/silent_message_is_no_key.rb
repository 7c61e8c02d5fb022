class ExportDocuments
  def perform(filter_options, user_id)
    user = User.find(user_id)
    Export.new(filter_options.symbolize_keys.merge(user: user)).deliver!
  end
end
