class Clear
  def call(ids)
    raise ArgumentError, "ids is required" if ids.blank?

    scope = Upload.all
    scope = scope.where(id: ids) if ids.present?
    scope.delete_all
  end

  def branch(ids)
    if ids.present?
      Upload.where(id: ids).delete_all
    end
  end

  def early(ids)
    return if ids.nil?

    Upload.where(id: ids).update_all(stale: true)
  end

  def used(owner)
    name = owner.name
    Upload.where(owner: owner).update_all(name: name)
  end
end
