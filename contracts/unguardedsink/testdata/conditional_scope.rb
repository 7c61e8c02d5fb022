class PurgeLeads
  def call(ids)
    scope = Lead.all
    scope = scope.where(id: ids) if ids
    scope.delete_all # want unguarded-sink ids @error
  end

  def present(ids)
    scope = Lead.order(:id)
    scope = scope.where(id: ids) unless ids.blank?
    scope.update_all(stale: true) # want unguarded-sink ids @error
  end

  def ternary(ids)
    scope = ids.present? ? Lead.where(id: ids) : Lead.all
    scope.destroy_all # want unguarded-sink ids @error
  end

  def only_nil_rejected(ids)
    raise ArgumentError, "ids is required" if ids.nil?

    scope = Lead.all
    scope = scope.where(id: ids) if ids.present?
    scope.delete_all # want unguarded-sink ids @error
  end

  def by_constant(ids)
    scope = Lead
    if ids
      scope = scope.where(id: ids)
    end
    scope.delete_all # want unguarded-sink ids @error
  end
end
