class ClearUploads
  def call(owner_id)
    Upload.where({ owner_id: owner_id }.compact).delete_all # want unguarded-sink owner_id @error
  end

  def built(owner_id)
    filters = {}
    filters[:owner_id] = owner_id if owner_id
    Upload.where(filters).delete_all # want unguarded-sink owner_id @error
  end

  def kept(ids)
    Upload.where.not(id: ids).delete_all # want unguarded-sink ids @error
  end
end
