class ArchiveOrders
  def call(order, other)
    done = order.update(archived: true)
    Audit.note(done)
    @moved = other.update(archived: true)
    results = [other.update(a: 1), order.update(a: 1)]
    Audit.note(results)
    other.save && Audit.note(:other)
    :archived
  end
end
