class Publish
  def call(post, audience)
    raise ArgumentError, "post is required" if post.nil?

    post.update!(published: true)
    return if audience.nil?

    audience.notify!(post)
  end
end
