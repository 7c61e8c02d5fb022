class Share
  def call(total, parts)
    each = 100 / parts
    raise ArgumentError, "parts must not be zero" if parts.zero? # want guard-too-late parts

    [total, each]
  end

  def page(scope, size)
    rows = scope.limit(size)
    raise ArgumentError, "size must be positive" unless size.is_a?(Integer) && size.positive? # want guard-too-late size

    rows
  end

  def newest(posts)
    title = posts.first.title
    raise ArgumentError, "posts must not be empty" if posts.empty? # want guard-too-late posts

    title
  end

  def toggle(device, feature)
    raise ArgumentError, "device is required" if device.nil?

    device.public_send("enable_#{feature}")
    raise ArgumentError, "unknown feature" unless %w[a b].include?(feature) # want guard-too-late feature
  end
end
